package app.stagepass.desktop;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.beans.PropertyChangeListener;

/** {@link SystemTray} itself. */
final class SystemTrayPanel implements AwtPanel {

    /** The property that is the tray while there is one. */
    private static final String TRAY = "systemTray";

    private final OperatingSystem system;

    SystemTrayPanel(OperatingSystem system) {
        this.system = system;
    }

    @Override
    public boolean isThere() {
        return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
    }

    @Override
    public Icon add(TrayFace face, NumberedMenu menu, Happenings happenings) {
        try {
            SystemTray tray = SystemTray.getSystemTray();
            TrayIcon icon = new TrayIcon(picture(face), face.tooltipWithTitle(), popup(menu, happenings));
            icon.setImageAutoSize(true);
            icon.addActionListener(_ -> happenings.messageClicked());
            if (system != OperatingSystem.MACOS) { // there every click opens the menu
                icon.addMouseListener(new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent e) {
                        if (e.getButton() == MouseEvent.BUTTON1) {
                            happenings.clicked();
                        }
                    }
                });
            }
            PropertyChangeListener listener = change -> happenings.changed(change.getNewValue() != null);
            tray.add(icon);
            tray.addPropertyChangeListener(TRAY, listener);
            return new Shown(tray, icon, happenings, listener, face.shape());
        } catch (AWTException | UnsupportedOperationException e) {
            throw new IllegalStateException("the tray has gone", e);
        }
    }

    private static final class Shown implements Icon {

        private final SystemTray tray;
        private final TrayIcon icon;
        private final Happenings happenings;
        private final PropertyChangeListener listener;
        private TrayShape shape;

        Shown(SystemTray tray, TrayIcon icon, Happenings happenings, PropertyChangeListener listener, TrayShape shape) {
            this.tray = tray;
            this.icon = icon;
            this.happenings = happenings;
            this.listener = listener;
            this.shape = shape;
        }

        @Override
        public void change(TrayFace face) {
            icon.setToolTip(face.tooltipWithTitle());
            if (shape != face.shape()) {
                shape = face.shape();
                icon.setImage(picture(face));
            }
        }

        @Override
        public void change(NumberedMenu menu) {
            icon.setPopupMenu(popup(menu, happenings));
        }

        @Override
        public void message(Notice notice) {
            icon.displayMessage(notice.title(), notice.body(), switch (notice.urgency()) {
                case LOW -> TrayIcon.MessageType.NONE;
                case NORMAL -> TrayIcon.MessageType.INFO;
                case CRITICAL -> TrayIcon.MessageType.WARNING;
            });
        }

        @Override
        public void remove() {
            tray.removePropertyChangeListener(TRAY, listener);
            tray.remove(icon);
        }
    }

    /** In all sizes: AWT takes the one that fits tray and screen. */
    private static Image picture(TrayFace face) {
        return new BaseMultiResolutionImage(
                TrayPicture.all(face).stream().map(TrayPicture::image).toArray(Image[]::new));
    }

    private static PopupMenu popup(NumberedMenu menu, Happenings happenings) {
        PopupMenu popup = new PopupMenu();
        fill(popup, menu.root(), happenings);
        return popup;
    }

    private static void fill(Menu menu, NumberedMenu.Line parent, Happenings happenings) {
        for (NumberedMenu.Line line : parent.children()) {
            switch (line.kind()) {
                case SEPARATOR -> menu.addSeparator();
                case MENU -> {
                    Menu below = new Menu(line.label());
                    fill(below, line, happenings);
                    menu.add(below);
                }
                case ENTRY -> {
                    MenuItem item = new MenuItem(line.label());
                    item.setEnabled(line.enabled());
                    item.addActionListener(_ -> happenings.chosen(line.id()));
                    menu.add(item);
                }
            }
        }
    }
}
