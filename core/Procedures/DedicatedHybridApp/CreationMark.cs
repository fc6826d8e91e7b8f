using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The mark that a run leaves on what it creates in the tenant. A run that dies between creating and writing that down finds its own work
/// when it goes on, and cannot tell it from somebody else's by looking. So the mark is put down first, as the state before the change, and
/// undo asks whether the object carries it.
/// </summary>
internal static class CreationMark
{
    private const string Key = "Mark";

    /// <summary>What an inspection that found nothing records: the mark that a creation will carry.</summary>
    public static Dictionary<string, string> Intended(StepContext context) => context.Run is { } run
        ? new(StringComparer.Ordinal) { [Key] = $"HybridTrust:{run}" }
        : new(StringComparer.Ordinal);

    /// <summary>The mark that a creation carries; null where none was recorded before it.</summary>
    public static string? In(Observation before) => before.Before.GetValueOrDefault(Key);
}
