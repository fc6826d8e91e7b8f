namespace HybridTrust.Simulation.Exchange;

/// <summary>Puts a changed record in the place of the old one.</summary>
internal static class ListReplacement
{
    public static void Replace<T>(this List<T> list, T old, T changed)
        where T : class => list[list.IndexOf(old)] = changed;
}
