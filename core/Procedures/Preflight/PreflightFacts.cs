using System.Globalization;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>What AuthConfig names, told by the step that compares it to those that look at each server.</summary>
/// <param name="Current">Thumbprint of the certificate in use; null when AuthConfig could not be read or names none.</param>
/// <param name="Next">Thumbprint of the certificate that is staged; null for none.</param>
/// <param name="NextEffective">When it takes effect, UTC.</param>
internal sealed record PreflightFacts(string? Current, string? Next, DateTimeOffset? NextEffective)
{
    private const string CurrentName = "preflight.auth-certificate.current";
    private const string NextName = "preflight.auth-certificate.next";
    private const string NextEffectiveName = "preflight.auth-certificate.next-effective";

    /// <summary>The facts' names.</summary>
    public static IReadOnlyList<string> Names { get; } = [CurrentName, NextName, NextEffectiveName];

    /// <summary>What was told.</summary>
    public static PreflightFacts Of(Facts facts) => new(
        facts.Find(CurrentName),
        facts.Find(NextName),
        facts.Find(NextEffectiveName) is { } date ? DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null);

    /// <summary>Tells it.</summary>
    public void Tell(Facts facts)
    {
        Tell(facts, CurrentName, Current);
        Tell(facts, NextName, Next);
        Tell(facts, NextEffectiveName, NextEffective?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    private static void Tell(Facts facts, string name, string? value)
    {
        if (value is null)
        {
            facts.Retract(name);
        }
        else
        {
            facts.Publish(name, value);
        }
    }
}
