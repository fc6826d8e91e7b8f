using System.Xml;
using System.Xml.Linq;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>The setting overrides that a server acts on, as its topology service reports them.</summary>
/// <param name="All">In the report's order.</param>
internal sealed record EffectiveOverrides(IReadOnlyList<EffectiveOverrides.One> All)
{
    private const int LongestReport = 4 * 1024 * 1024;

    // A report comes from a server: no document type, nothing fetched, a bounded size.
    private static readonly XmlReaderSettings Safely = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestReport,
    };

    /// <summary>Reads the XML that <c>Get-ExchangeDiagnosticInfo -Component VariantConfiguration -Argument Overrides</c> returns.</summary>
    /// <exception cref="FormatException">It is no such report.</exception>
    public static EffectiveOverrides Read(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Safely);
            var overrides = XDocument.Load(reader).Descendants("VariantConfiguration").Elements("Overrides").FirstOrDefault()
                ?? throw new FormatException("The report names no overrides: it is not VariantConfiguration's.");
            return new EffectiveOverrides([.. overrides.Elements("SettingOverride").Select(Of)]);
        }
        catch (XmlException malformed)
        {
            throw new FormatException($"The report cannot be read as XML: {malformed.Message}", malformed);
        }
    }

    /// <summary>Whether exactly one override of the section is there, switches it on, and was accepted.</summary>
    public bool Apply(HybridOverride wanted) =>
        All.Where(o => string.Equals(o.Section, wanted.Section, StringComparison.OrdinalIgnoreCase)
            && string.Equals(o.Component, wanted.Component, StringComparison.OrdinalIgnoreCase)).ToList() is [{ IsAccepted: true } only]
        && HybridOverride.IsOn(only.Parameters);

    private static One Of(XElement at) => new(
        at.Element("Name")?.Value ?? "",
        at.Element("ComponentName")?.Value ?? "",
        at.Element("SectionName")?.Value ?? "",
        at.Element("Status")?.Value ?? "",
        [.. at.Elements("Parameters").Elements("Parameter").Select(p => p.Value)]);

    /// <summary>One override in a report.</summary>
    internal sealed record One(string Name, string Component, string Section, string Status, IReadOnlyList<string> Parameters)
    {
        /// <summary>Whether the server took it; whether its services act on it, only a call to the cloud shows.</summary>
        public bool IsAccepted => string.Equals(Status, "Accepted", StringComparison.OrdinalIgnoreCase);
    }
}
