using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>Shows nothing: a program reads the output.</summary>
internal sealed class SilentDisplay : IRunDisplay
{
    public void Say(string sentence)
    {
        // Only the result is printed.
    }

    public void Show(RunView view)
    {
        // Only the result is printed.
    }

    public Task<T> WhileAsync<T>(Func<Task<T>> work) => work();
}
