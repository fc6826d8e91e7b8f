using HybridTrust.Jobs;

namespace HybridTrust.Runner.Work;

/// <summary>What became of an envelope that was looked at.</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Genuine, new or to be continued.</summary>
    internal sealed record Admitted(Job Job, string Envelope) : Admission;

    /// <summary>Carried out or refused before; the answer that was journalled is given again.</summary>
    internal sealed record AnsweredBefore(byte[] Result) : Admission;

    /// <summary>Turned away.</summary>
    internal sealed record Refused(JobRefusal Refusal) : Admission;
}
