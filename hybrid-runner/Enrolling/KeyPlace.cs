namespace HybridTrust.Runner.Enrolling;

/// <summary>Where a runner's certificate lies: one of the two.</summary>
/// <param name="File">A file.</param>
/// <param name="Thumbprint">The machine's own store, by thumbprint.</param>
internal sealed record KeyPlace(string? File, string? Thumbprint)
{
    public override string ToString() => File ?? $@"LocalMachine\My\{Thumbprint}";
}
