using HybridTrust.Json;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Tests.Toys;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Journals;

public sealed class JournalFileTests : IDisposable
{
    private static readonly JournalRecord[] Sample =
    [
        new JournalRecord.Accepted("e1", "job-1", "n1", Samples.Organization, 7, Samples.Now, Samples.Now.AddHours(1)),
        new JournalRecord.Started("e1", "toy/one", new Observation(new Finding.InPlace { Sentence = "é\nè" })),
        new JournalRecord.Answered("e1", [1, 2, 3]),
        new JournalRecord.Delivered("e1", Samples.Now),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string FilePath => Path.Combine(_folder, "journal.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Records_come_back_in_order()
    {
        Write();
        Assert.Equal(Sample.Select(Text), Read());
    }

    [Fact]
    public void Cut_at_any_byte_the_whole_records_remain_and_writing_goes_on()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(FilePath, bytes[..length]);
            var whole = bytes.AsSpan(0, length).Count((byte)'\n');
            using (var journal = JournalFile.Open(FilePath))
            {
                Assert.Equal(whole, journal.Records.Count);
                journal.Append(Sample[0], durable: false);
            }

            Assert.Equal([.. Sample.Take(whole).Select(Text), Text(Sample[0])], Read());
        }
    }

    [Fact]
    public void Garbage_at_the_end_is_cut()
    {
        Write();
        File.AppendAllText(FilePath, "\0\0\0\0\n\0\0\0");
        Assert.Equal(Sample.Length, Read().Count);
    }

    [Fact]
    public void A_flipped_bit_in_front_of_a_whole_record_is_damage()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        var last = bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n');
        for (var at = 0; at < last; at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 1;
            File.WriteAllBytes(FilePath, damaged);
            Assert.Throws<JournalException>(() => JournalFile.Open(FilePath));
        }
    }

    [Fact]
    public void A_missing_record_is_damage()
    {
        Write();
        var lines = File.ReadAllLines(FilePath);
        File.WriteAllText(FilePath, string.Concat(lines.Where((_, i) => i != 1).Select(l => l + "\n")));
        Assert.Contains("record 3 behind it is whole", Assert.Throws<JournalException>(() => JournalFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runners_cannot_share_a_journal()
    {
        using var first = JournalFile.Open(FilePath);
        Assert.Contains("another runner", Assert.Throws<JournalException>(() => JournalFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rewritten_journal_is_read_like_any_other()
    {
        using (var journal = JournalFile.Open(FilePath))
        {
            journal.Append(Sample[0], durable: true);
            journal.Rewrite([Sample[1], Sample[2]]);
            journal.Append(Sample[3], durable: true);
        }

        Assert.Equal([Text(Sample[1]), Text(Sample[2]), Text(Sample[3])], Read());
    }

    private void Write()
    {
        using var journal = JournalFile.Open(FilePath);
        foreach (var record in Sample)
        {
            journal.Append(record, durable: true);
        }
    }

    private List<string> Read()
    {
        using var journal = JournalFile.Open(FilePath);
        return [.. journal.Records.Select(Text)];
    }

    private static string Text(JournalRecord record) => TrustJson.Serialize(record);
}
