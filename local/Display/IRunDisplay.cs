using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>Shows a run while it is carried out.</summary>
internal interface IRunDisplay
{
    /// <summary>Says a sentence.</summary>
    void Say(string sentence);

    /// <summary>Shows where the run stands now.</summary>
    void Show(RunView view);

    /// <summary>Shows what the work shows, as long as it goes on.</summary>
    Task<T> WhileAsync<T>(Func<Task<T>> work);
}
