using System.Text.Json.Serialization;

namespace HybridTrust.Tickets;

/// <summary>Something to tell a ticket.</summary>
/// <param name="Run">The run that tells it; for a refusal, the refusal's own name.</param>
/// <param name="Key">Names the comment within the run, so that a repeated delivery is recognized.</param>
/// <param name="Text">What to say, in plain text.</param>
public sealed record TicketComment(string Run, string Key, string Text)
{
    /// <summary>What the plan says about the change, for the ticket's own fields; null for every comment but a plan's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeTexts? Texts { get; init; }

    /// <summary>The cause of which it tells, whose ticket is opened where there is none; null for what a run tells its ticket.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CauseNews? Cause { get; init; }

    /// <summary>What becomes of the ticket with this comment; null while the run goes on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TicketEnding? Ending { get; init; }

    /// <summary>Whether it says that the ticket was refused: no run stands behind it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Refusal { get; init; }
}
