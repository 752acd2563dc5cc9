package app.stagepass.desktop;

/** Stands for one notification. Equal only to itself. */
public final class NoticeHandle {}
