using System.Text.Json.Nodes;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Something that goes wrong for a while. Hours are counted from the ticket.</summary>
internal sealed record ScheduledFault(string Name, int FromHour, int ForHours)
{
    /// <summary>Runners are silent: a fault of the network between, not of the estate.</summary>
    public const string RunnersSilent = "runners-silent";

    public string? Server { get; init; }

    public Guid? Application { get; init; }

    public int? Hours { get; init; }

    public int? Minutes { get; init; }

    public int? Requests { get; init; }

    public string? Target { get; init; }

    public bool IsOn(int hour) => hour >= FromHour && hour < FromHour + ForHours;

    /// <summary>As the estate takes it.</summary>
    public JsonObject Body()
    {
        var body = new JsonObject { ["startsAfterHours"] = FromHour, ["endsAfterHours"] = FromHour + ForHours };
        Add("server", Server);
        Add("appId", Application?.ToString());
        Add("hours", Hours);
        Add("minutes", Minutes);
        Add("requests", Requests);
        Add("target", Target);
        return body;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }
    }

    public override string ToString() => $"{Name} {Body().ToJsonString()}";
}
