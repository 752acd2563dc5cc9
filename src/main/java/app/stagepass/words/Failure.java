package app.stagepass.words;

/**
 * What went wrong, in words for the person, and the one step that helps.
 *
 * @param title a few words without a full stop
 * @param body  what happened and what to do, one to three sentences
 */
public record Failure(String title, String body, NextStep next) {}
