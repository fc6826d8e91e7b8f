namespace HybridTrust.Tickets;

/// <summary>What a change record says about when its change may be made.</summary>
/// <param name="Number">The record's number, such as CHG0030001.</param>
/// <param name="Approval">What the change board decided.</param>
/// <param name="State">Where the record stands.</param>
/// <param name="Start">When the change begins at the earliest, UTC; null when it says nothing.</param>
/// <param name="End">When the change has to be over, UTC; null when it says nothing.</param>
public sealed record ChangeRecord(string Number, ChangeApproval Approval, ChangeState State, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"Change {Number}: {Words(Approval.ToString())}, state {Words(State.ToString())}, from {When(Start)} to {When(End)}.";

    private static string Words(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');

    private static string When(DateTimeOffset? time) => time is { } at ? $"{at.ToUniversalTime():u}" : "any time";
}
