namespace HybridTrust.Runner.Doctor;

/// <summary>One part of the examination. It looks, and never changes anything.</summary>
internal interface ICheckup
{
    /// <summary>What it is called when it breaks off.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation);
}
