namespace HybridTrust.Entra;

/// <summary>What keys are kept on: a service principal, or an application. They take a key list differently (domain 3.3).</summary>
internal sealed record KeyHolder(string ObjectId, Guid ApplicationId, string? DisplayName, IReadOnlyList<KeyCredential> Keys, bool IsApplication)
{
    public string Name => $"{(IsApplication ? "application" : "service principal")} '{DisplayName ?? ObjectId}' ({(IsApplication ? "" : "application ")}{ApplicationId})";

    /// <summary>
    /// Keys that a write would destroy or could not name. On a service principal: no bytes, type or usage. An application keeps what is
    /// sent back by its id alone.
    /// </summary>
    public IReadOnlyList<KeyCredential> Unwritable(KeySet keys) => [.. keys.Keys.Where(key => !IsKept(key) && !CanBeSent(key))];

    /// <summary>Whether an application keeps this key when it is sent back as it was read.</summary>
    public bool IsKept(KeyCredential key) => IsApplication && key.KeyId is { } id && Keys.Any(present => present.KeyId == id);

    private static bool CanBeSent(KeyCredential key) =>
        key.Key is { IsEmpty: false } && !string.IsNullOrEmpty(key.Type) && !string.IsNullOrEmpty(key.Usage);
}
