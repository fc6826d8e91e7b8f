namespace HybridTrust.Entra;

/// <summary>One entry of a key write: <c>key</c>, <c>type</c> and <c>usage</c> only, or the PATCH fails (domain 3.3).</summary>
/// <param name="Key">The certificate's DER.</param>
/// <param name="Type"><c>AsymmetricX509Cert</c> for certificates.</param>
/// <param name="Usage"><c>Verify</c> for keys that check signatures.</param>
public sealed record KeyToWrite(ReadOnlyMemory<byte> Key, string Type, string Usage)
{
    /// <summary>Shown to people; only an application takes it.</summary>
    public string? DisplayName { get; init; }
}
