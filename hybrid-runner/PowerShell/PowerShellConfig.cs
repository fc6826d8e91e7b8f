namespace HybridTrust.Runner.PowerShell;

/// <summary>How real shells are opened on this server.</summary>
/// <param name="SnapIn">Whether Exchange is reached by its snap-in, past its roles: for the emergency in which no session opens (domain 11, row 11).</param>
/// <param name="Operation">The longest that one operation, or the opening of a shell, may take.</param>
/// <param name="Batch">The longest that a batch may take.</param>
/// <param name="Cloud">How to sign in to Exchange Online; null when this runner does not serve it.</param>
internal sealed record PowerShellConfig(bool SnapIn, TimeSpan Operation, TimeSpan Batch, CloudSignIn? Cloud)
{
    public static PowerShellConfig Default { get; } = new(SnapIn: false, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), Cloud: null);
}
