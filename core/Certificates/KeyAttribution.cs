using System.Globalization;
using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>A principal's key, and whose it is.</summary>
/// <param name="Key">The key as the directory has it.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Thumbprint">Its thumbprint; null when neither bytes nor identifier tell.</param>
/// <param name="Subject">The certificate's subject; null when its bytes did not come back.</param>
/// <param name="Expired">Whether it is past its end: listed for ever, checks nothing.</param>
public sealed record KeyAttribution(KeyCredential Key, KeyOwner Owner, string? Thumbprint, string? Subject, bool Expired)
{
    /// <summary>Whether it belongs to this organization's Exchange.</summary>
    public bool IsOwn => Owner is KeyOwner.OwnCurrent or KeyOwner.OwnNext or KeyOwner.OwnFormer;

    /// <summary>The thumbprint, or what else names the key.</summary>
    public string Name => Thumbprint ?? $"keyId {Key.KeyId?.ToString() ?? "(none)"}";

    /// <summary>Whose it is and until when, in words for a plan or a table.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Whose}{(Subject is null ? "" : $" ({Subject})")}{Until}");

    private string Whose => Owner switch
    {
        KeyOwner.OwnCurrent => "this organization's auth certificate in use",
        KeyOwner.OwnNext => "this organization's next auth certificate",
        KeyOwner.OwnFormer => "a former auth certificate of this organization",
        KeyOwner.OtherForest => "an auth certificate of another Exchange organization",
        KeyOwner.SkypeServer => "a certificate of Skype for Business Server",
        KeyOwner.Other => "a certificate of another product",
        KeyOwner.OtherKind => "a key of another kind, which checks no signatures",
        _ => "a key that Entra does not show enough of to tell whose it is",
    };

    private string Until => Key.EndDateTime is { } end
        ? string.Create(CultureInfo.InvariantCulture, $", {(Expired ? "expired on" : "valid until")} {end.UtcDateTime:yyyy-MM-dd}")
        : "";
}
