namespace HybridTrust.Runner.Configuration;

/// <summary>What reading a file gives: its content, or everything that is wrong with it at once.</summary>
internal abstract record Reading<T>
{
    private Reading()
    {
    }

    /// <summary>Read and valid.</summary>
    internal sealed record Valid(T Value) : Reading<T>;

    /// <summary>Not to be used.</summary>
    internal sealed record Invalid(IReadOnlyList<Problem> Problems) : Reading<T>;
}
