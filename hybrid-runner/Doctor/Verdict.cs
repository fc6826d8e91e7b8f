namespace HybridTrust.Runner.Doctor;

/// <summary>What a check came to.</summary>
internal enum Verdict
{
    /// <summary>As it must be.</summary>
    Ok,

    /// <summary>The runner works, but a person should know.</summary>
    Warning,

    /// <summary>The runner does not start, or jobs will fail.</summary>
    Failed,
}
