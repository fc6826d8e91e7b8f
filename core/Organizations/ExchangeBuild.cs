namespace HybridTrust.Organizations;

/// <summary>A build of Exchange Server: the file version of ExSetup.exe.</summary>
/// <param name="Version">The four numbers.</param>
public readonly record struct ExchangeBuild(Version Version) : IComparable<ExchangeBuild>
{
    // Exchange SE kept 15.2 and started above the last build of Exchange 2019, CU15 (15.2.1748).
    private static readonly Version FirstSubscriptionEdition = new(15, 2, 2562, 0);

    /// <summary>The product that the build belongs to.</summary>
    public ExchangeProduct Product => Version switch
    {
        { Major: < 15 } => ExchangeProduct.Exchange2010,
        { Major: 15, Minor: 0 } => ExchangeProduct.Exchange2013,
        { Major: 15, Minor: 1 } => ExchangeProduct.Exchange2016,
        _ when Version < FirstSubscriptionEdition => ExchangeProduct.Exchange2019,
        _ => ExchangeProduct.SubscriptionEdition,
    };

    /// <summary>The product as Microsoft names it.</summary>
    public string ProductName => NameOf(Product);

    /// <summary>A product as Microsoft names it.</summary>
    public static string NameOf(ExchangeProduct product) => product switch
    {
        ExchangeProduct.Exchange2010 => "Exchange 2010 or older",
        ExchangeProduct.Exchange2013 => "Exchange 2013",
        ExchangeProduct.Exchange2016 => "Exchange 2016",
        ExchangeProduct.Exchange2019 => "Exchange 2019",
        _ => "Exchange SE",
    };

    /// <summary>Reads a build such as <c>15.2.2562.41</c>.</summary>
    /// <exception cref="FormatException">The text is no build; validation refuses such a profile.</exception>
    public static ExchangeBuild Parse(string text) => System.Version.TryParse(text, out var version) && version.Revision >= 0
        ? new ExchangeBuild(version)
        : throw new FormatException($"'{text}' is not a build of Exchange Server. Write the file version of ExSetup.exe, such as 15.2.2562.41.");

    /// <inheritdoc />
    public int CompareTo(ExchangeBuild other) => Version.CompareTo(other.Version);

    /// <summary>Whether one build is older than another.</summary>
    public static bool operator <(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) < 0;

    /// <summary>Whether one build is newer than another.</summary>
    public static bool operator >(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) > 0;

    /// <summary>Whether one build is as old as another, or older.</summary>
    public static bool operator <=(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one build is as new as another, or newer.</summary>
    public static bool operator >=(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public override string ToString() => Version.ToString();
}
