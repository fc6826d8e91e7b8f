using System.Globalization;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>What the steps of a rotation tell each other, and the run that carries them out.</summary>
internal static class RotationFacts
{
    /// <summary>Where the rotation stands: a <see cref="RotationStanding"/>.</summary>
    public const string Standing = "rotation.standing";

    /// <summary>Thumbprint of the certificate that this run brings in; told once it is known, and kept.</summary>
    public const string Incoming = "rotation.incoming";

    /// <summary>Thumbprint of the certificate that goes.</summary>
    public const string Former = "rotation.former";

    /// <summary>When the certificate in use ends, UTC.</summary>
    public const string CurrentEnds = "rotation.current-ends";

    /// <summary>When the certificate that goes ends, before and after the other one is published.</summary>
    public const string FormerEnds = "rotation.former-ends";

    /// <summary>A server that holds the incoming certificate with a key that it can use.</summary>
    public const string Holder = "rotation.holder";

    /// <summary>A certificate that somebody else has set as next after the incoming one, and its date, in words.</summary>
    public const string Rival = "rotation.rival";

    /// <summary>Which servers' logs tell that they published the incoming certificate, and when, in words; for evidence.</summary>
    public const string PublishedBy = "rotation.published-by";

    /// <summary>When the incoming certificate takes effect, as AuthConfig was read back, UTC.</summary>
    public const string Effective = "rotation.effective";

    /// <summary>The effective date that the run found to be too early; told by the run, not by a step.</summary>
    public const string TooEarly = "rotation.too-early";

    /// <summary>Thumbprint of the certificate that every server was proven on; told by the run after its proofs.</summary>
    public const string Proven = "rotation.proven";

    /// <summary>Thumbprint that Skype Server's pool was last told to read.</summary>
    public const string PoolTold = "rotation.pool-told";

    /// <summary>Why the rotation leaves somebody without the next certificate; told by the run when a person approved it (I3).</summary>
    public const string Gap = "rotation.gap";

    /// <summary>Told by the run when a person approved that the rotation goes on without an application (I3).</summary>
    public static string GapAt(Guid application) => $"rotation.gap.{application}";

    /// <summary>Told by the run when a person approved that the rotation goes on without a server that the profile requires (I3).</summary>
    public static string GapOn(string server) => GapOnPrefix + server;

    /// <summary>What the name of each such fact starts with.</summary>
    public const string GapOnPrefix = "rotation.gap-on.";

    /// <summary>Told when the plan that leaves an optional server out was carried out.</summary>
    public static string LeftOut(string server) => $"rotation.left-out.{server}";

    /// <summary>A time that was told; null when it was not.</summary>
    public static DateTimeOffset? Time(IReadOnlyDictionary<string, string> facts, string name) => facts.TryGetValue(name, out var text)
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;

    /// <summary>A time as a fact.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Whether there is a next certificate that AuthConfig does not name yet: nobody has to accept it so far.</summary>
    public static bool IsUnnamed(Facts facts) =>
        facts.Find(Standing) is nameof(RotationStanding.NotBegun) or nameof(RotationStanding.Created);

    /// <summary>Whether the incoming certificate is still to be made by an earlier step of the plan.</summary>
    public static bool IsAwaited(Facts facts) => facts.Find(FactNames.NextAuthCertificate) is FactNames.Planned;
}
