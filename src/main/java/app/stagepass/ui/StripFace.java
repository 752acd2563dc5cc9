package app.stagepass.ui;

import app.stagepass.watch.HourStrip.Mark;
import java.util.List;

/**
 * What a strip of hours shows.
 *
 * @param marks   the oldest hour first
 * @param summary all of it in a few lines
 */
public record StripFace(List<Mark> marks, List<String> summary) {}
