using System.Globalization;
using HybridTrust.Procedures.Rotate;

namespace HybridTrust.Runs.Rotations;

/// <summary>What goes on by itself after a rotation.</summary>
internal static class RotationAftermath
{
    /// <summary>What a rotation that stopped leaves behind and a person must know; nothing for other runs, and where nothing goes on by itself.</summary>
    public static string Of(RunSession run) =>
        // Where it stands was read before the date was set, unless a look came since; the date is read back when it is set.
        !Rotation.Is(run) || run.Facts.GetValueOrDefault(RotationFacts.Standing) is nameof(RotationStanding.Published) || RotationFacts.Time(run.Facts, RotationFacts.Effective) is not { } date
            ? ""
            : date <= run.Workflow.UtcNow
            ? $" AuthConfig named {run.Facts.GetValueOrDefault(RotationFacts.Incoming)} as next when it was last read, and its date has come: Exchange publishes it by itself, if it has not yet. Send the ticket " +
              "again soon, so that what is left is done."
            : string.Create(
                CultureInfo.InvariantCulture,
                $" AuthConfig still names {run.Facts.GetValueOrDefault(RotationFacts.Incoming)} as next, and no call takes that back: Exchange publishes it after {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC by " +
                $"itself. Send the ticket again before then, so that somebody looks whether everybody is ready.");
}
