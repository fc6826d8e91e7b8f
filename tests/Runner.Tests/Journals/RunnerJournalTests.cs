using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Journals;

public sealed class RunnerJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Old_jobs_are_forgotten_and_their_fences_are_not()
    {
        using (var journal = Open(Samples.Now))
        {
            journal.Append(Accepted("old", fence: 9));
            journal.Append(new JournalRecord.Answered("old", [1]));
            journal.Append(new JournalRecord.Delivered("old", Samples.Now));
        }

        using (var later = Open(Samples.Now.AddDays(40)))
        {
            Assert.Null(later.Find("old"));
            Assert.Null(later.EnvelopeOf("n-old"));
            Assert.Equal(9, later.HighestFence(Samples.Organization));
            later.Append(Accepted("new", fence: 3) with { ExpiresAt = Samples.Now.AddDays(40) });
        }

        using var again = Open(Samples.Now.AddDays(41));
        Assert.Equal(9, again.HighestFence(Samples.Organization));
        Assert.NotNull(again.Find("new"));
    }

    [Fact]
    public void A_young_job_keeps_its_nonce_and_its_undelivered_result()
    {
        using (var journal = Open(Samples.Now))
        {
            journal.Append(Accepted("young", fence: 1));
            journal.Append(new JournalRecord.Answered("young", [4, 2]));
        }

        using var later = Open(Samples.Now.AddDays(20));
        Assert.Equal("young", later.EnvelopeOf("N-YOUNG"));
        Assert.Equal([4, 2], Assert.Single(later.Undelivered()).Answer!);
    }

    private RunnerJournal Open(DateTimeOffset now) => new(JournalFile.Open(Path.Combine(_folder, "journal.log")), now);

    private static JournalRecord.Accepted Accepted(string envelope, long fence) =>
        new(envelope, "job-" + envelope, "n-" + envelope, Samples.Organization, fence, Samples.Now, Samples.Now.AddHours(1));
}
