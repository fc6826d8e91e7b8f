namespace HybridTrust.Functions.Settings;

/// <summary>The host cannot start as it is configured. Everything that is wrong is said at once.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors)
    : Exception($"HybridTrust cannot start:{string.Concat(errors.Select(e => $"{Environment.NewLine}- {e}"))}")
{
    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
