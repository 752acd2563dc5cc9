package app.stagepass.watch;

/** Where warnings are shown. Every call returns at once and throws nothing. */
public interface WarningBoard {

    void show(Warning warning);

    /** Some incidents of a shown warning have ended, or say something else now. */
    void replace(Warning warning);

    /** All its incidents have ended. */
    void withdraw(int number);
}
