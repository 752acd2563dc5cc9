@org.jspecify.annotations.NullMarked
package app.stagepass;
