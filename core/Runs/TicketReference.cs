using System.Text.Json.Serialization;

namespace HybridTrust.Runs;

/// <summary>A ticket in the system that sent it.</summary>
/// <param name="System">The ticket system, such as <c>generic</c> or <c>servicenow</c>.</param>
/// <param name="Id">The ticket's id there.</param>
public sealed record TicketReference(string System, string Id)
{
    /// <summary>The id of the record behind it where its system has one, such as ServiceNow's sys_id; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Record { get; init; }

    /// <summary>The ledger whose ticket is meant, for what a cause of the watch has opened: that ticket may have no id yet; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ledger { get; init; }

    /// <summary>The table of the record where it is not its system's usual one; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Table { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{System}:{Id}";
}
