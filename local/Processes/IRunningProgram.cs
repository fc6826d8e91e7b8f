namespace HybridTrust.Local.Processes;

/// <summary>A program of the product that runs beside this one, until it is disposed of.</summary>
internal interface IRunningProgram : IAsyncDisposable
{
    /// <summary>Ends with the program; gives a sentence when nobody had asked it to end, else null.</summary>
    Task<string?> Ended { get; }
}
