package app.stagepass.desktop;

/**
 * AWT's system tray, as far as we use it. Any of these calls may block for as long as the desktop likes, some for ever, so they
 * have a thread of their own.
 */
interface AwtPanel {

    /** Whether there is a tray now. */
    boolean isThere();

    /**
     * Puts a picture into the tray.
     *
     * @param happenings told on AWT's thread
     * @throws IllegalStateException if the tray has gone
     */
    Icon add(TrayFace face, NumberedMenu menu, Happenings happenings);

    /** Our picture in the tray. */
    interface Icon {

        void change(TrayFace face);

        void change(NumberedMenu menu);

        /** Shows a balloon, or whatever the system has instead. */
        void message(Notice notice);

        void remove();
    }

    /** What comes from the tray. */
    interface Happenings {

        void clicked();

        /** The balloon was clicked, or the picture by keyboard or twice: AWT does not tell them apart. */
        void messageClicked();

        /** @param id the menu's number of the line */
        void chosen(int id);

        /** The tray came, or went and took our picture along. */
        void changed(boolean there);
    }
}
