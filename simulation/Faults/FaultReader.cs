using HybridTrust.Simulation.EstateFiles;

namespace HybridTrust.Simulation.Faults;

/// <summary>Reads a fault from an estate file or from the body of a request, and fills in what was left out.</summary>
internal static class FaultReader
{
    /// <summary>Skype for Business Online, the principal that the procedure writes to.</summary>
    private static readonly Guid UsualPrincipal = new("00000004-0000-0ff1-ce00-000000000000");

    private const int LongestHours = 24 * 365;

    private static readonly string[] Members =
        ["server", "appId", "requests", "retryAfterSeconds", "status", "hours", "minutes", "target", "startsAfterHours", "endsAfterHours"];

    public static Fault Read(JsonCursor at, string? name = null)
    {
        at.Only(name is null ? ["name", .. Members] : Members);

        var known = name ?? at.Text("name");
        if (!FaultNames.All.Contains(known, StringComparer.Ordinal))
        {
            at.Fail($"There is no fault '{known}'. Known faults: {string.Join(", ", FaultNames.All)}.");
        }

        return new Fault
        {
            Name = known,
            Server = at.OptionalText("server"),
            AppId = at.Member("appId").IsPresent ? at.Guid("appId") : UsualPrincipal,
            Remaining = at.Number("requests", 1, 10_000, otherwise: 2),
            RetryAfterSeconds = at.Number("retryAfterSeconds", 0, 3600, otherwise: 1),
            Status = at.Number("status", 400, 403, otherwise: 403),
            Hours = at.Number("hours", 1, LongestHours, otherwise: 24),
            Minutes = at.Number("minutes", -1440, 1440, otherwise: 20),
            Target = at.OneOf<RivalTarget>("target", RivalTarget.Both),
            StartsAfterHours = at.Number("startsAfterHours", 0, LongestHours, otherwise: 0),
            EndsAfterHours = at.Member("endsAfterHours").IsPresent ? at.Number("endsAfterHours", 1, LongestHours) : null,
        };
    }

    /// <summary>A fault by its name alone.</summary>
    /// <exception cref="EstateFileException">There is no such fault.</exception>
    public static Fault Named(string name) => Read("{}", name);

    /// <summary>A fault from the body of a request.</summary>
    /// <exception cref="EstateFileException">The body or the name is wrong.</exception>
    public static Fault Read(string json, string name)
    {
        var errors = new List<EstateFileError>();
        var fault = Read(JsonCursor.Open(json, errors), name);
        return errors.Count == 0 ? fault : throw new EstateFileException(errors);
    }
}
