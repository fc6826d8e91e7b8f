namespace HybridTrust.Simulation.Entra;

/// <summary>Reads the few filters that this simulated tenant knows.</summary>
internal static class GraphFilter
{
    /// <exception cref="GraphException">The filter is another one.</exception>
    public static Guid Id(string property, string filter) => Guid.TryParse(Text(property, filter), out var id) ? id : throw Unknown(property, filter);

    /// <summary>The text that a property is compared with; a quote in it is doubled.</summary>
    /// <exception cref="GraphException">The filter is another one.</exception>
    public static string Text(string property, string filter) =>
        filter.StartsWith($"{property} eq '", StringComparison.Ordinal) && filter.EndsWith('\'') && filter.Length > property.Length + 5
            ? filter[(property.Length + 5)..^1].Replace("''", "'", StringComparison.Ordinal)
            : throw Unknown(property, filter);

    private static GraphException Unknown(string property, string filter) =>
        GraphException.BadRequest($"Invalid filter clause '{filter}'. This simulated tenant knows: {property} eq '<value>'.");
}
