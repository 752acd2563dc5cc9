package app.stagepass;

/** Starts the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        record P(int a, int b) {}
        Object o = new P(1, 2);
        if (o instanceof P(int x, _)) {
            IO.println("hello " + args.length + " " + x);
        }
    }
}
