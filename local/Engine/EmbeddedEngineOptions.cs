using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Local.Engine;

/// <summary>How an embedded engine is set up.</summary>
internal sealed class EmbeddedEngineOptions
{
    /// <summary>Where the journal is; created where needed, owned by one engine at a time.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How many activities run at once. They mostly wait for others, so more than there are processors.</summary>
    public int MaxConcurrentActivities { get; init; } = Environment.ProcessorCount * 4;

    /// <summary>How long a stop waits for activities to notice it.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Runs every orchestration from its start for every input, to prove that replay gives the same.</summary>
    public bool ReplayAlways { get; init; }

    /// <summary>No timer runs longer at a stretch, so that a clock set anew or a machine that slept is noticed soon.</summary>
    public TimeSpan LongestStretch { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where a test may pull the plug.</summary>
    public IJournalFaults? Faults { get; init; }
}
