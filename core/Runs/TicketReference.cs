namespace HybridTrust.Runs;

/// <summary>A ticket in the system that sent it.</summary>
/// <param name="System">The ticket system, such as <c>generic</c> or <c>servicenow</c>.</param>
/// <param name="Id">The ticket's id there.</param>
public sealed record TicketReference(string System, string Id)
{
    /// <inheritdoc />
    public override string ToString() => $"{System}:{Id}";
}
