using HybridTrust.Certificates;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Journal;

/// <summary>What the journal knows of one job.</summary>
internal sealed class JobHistory(JournalRecord.Accepted accepted)
{
    private readonly Dictionary<string, Observation> _started = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StepResult> _finished = new(StringComparer.Ordinal);
    private readonly List<PublicCertificate> _certificates = [];

    public JournalRecord.Accepted Accepted { get; } = accepted;

    public IReadOnlyDictionary<string, Observation> Started => _started;

    public IReadOnlyDictionary<string, StepResult> Finished => _finished;

    /// <summary>As of the last finished step; null before the first.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; private set; }

    public IReadOnlyList<PublicCertificate> Certificates => _certificates;

    /// <summary>The signed result; null while there is none.</summary>
    public byte[]? Answer { get; private set; }

    public bool Delivered { get; private set; }

    /// <summary>Takes a record of this job in.</summary>
    public void Add(JournalRecord record)
    {
        switch (record)
        {
            case JournalRecord.Started started:
                _started[started.Step] = started.Before;
                break;
            case JournalRecord.Finished finished:
                _finished[finished.Result.Step] = finished.Result;
                _certificates.AddRange(finished.Certificates);
                Facts = finished.Facts;
                break;
            case JournalRecord.Answered answered:
                Answer = answered.Result;
                break;
            case JournalRecord.Delivered:
                Delivered = true;
                break;
        }
    }
}
