namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// <c>EwsAllowedAppIDs</c>: one text with application ids, replaced as a whole. Entries are kept as they were written, so that nothing that
/// somebody allowed is lost (domain 7, trap 34).
/// </summary>
/// <param name="Entries">Application ids as text, in order.</param>
internal sealed record EwsAllowList(IReadOnlyList<string> Entries)
{
    /// <summary>Reads the property; null and blank are the empty list.</summary>
    public static EwsAllowList Of(string? text) =>
        new([.. (text ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    public bool IsEmpty => Entries.Count == 0;

    public bool Allows(Guid application) => Entries.Any(e => Guid.TryParse(e, out var id) && id == application);

    public EwsAllowList With(string application) => new([.. Entries, application]);

    public EwsAllowList Without(Guid application) => new([.. Entries.Where(e => !(Guid.TryParse(e, out var id) && id == application))]);

    /// <inheritdoc />
    public override string ToString() => string.Join(',', Entries);
}
