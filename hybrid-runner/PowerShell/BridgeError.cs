using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>An error as the bridge writes it: each part encoded.</summary>
internal sealed record BridgeError(string Category, string Reason, string ExceptionType, string Id, string Text)
{
    /// <summary>The error in clear.</summary>
    /// <exception cref="FormatException">A part is not encoded.</exception>
    public CmdletError Decode() => new(
        WireText.Decode(Category), WireText.Decode(Reason), WireText.Decode(ExceptionType), WireText.Decode(Id), WireText.Decode(Text));
}
