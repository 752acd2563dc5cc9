/** What the packages are made of, read as files: no package is built here. */
@NullMarked
package app.stagepass.packaging;

import org.jspecify.annotations.NullMarked;
