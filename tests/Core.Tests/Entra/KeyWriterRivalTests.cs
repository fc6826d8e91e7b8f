using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>A second writer on the same principal: the Hybrid Configuration Wizard, a script, another forest.</summary>
public class KeyWriterRivalTests
{
    private static readonly PublicCertificate Ours = TestCertificates.Current;
    private static readonly KeyCredential Old = TestKeys.Of(TestCertificates.Previous);
    private static readonly KeyCredential Theirs = TestKeys.Of(TestCertificates.Foreign);
    private static readonly KeyCredential New = TestKeys.Of(TestCertificates.Next);

    private readonly ManualClock _clock = new(TestCertificates.Now);

    private Task<KeyWriteOutcome> Add(InMemoryDirectory directory) =>
        new KeyWriter(directory, _clock).AddAsync(InMemoryDirectory.ApplicationId, Ours, CancellationToken.None);

    private static Action<int> Once(Action rival) => write =>
    {
        if (write == 1)
        {
            rival();
        }
    };

    [Fact]
    public async Task A_key_that_turns_up_between_our_reads_is_kept()
    {
        var directory = new InMemoryDirectory(_clock, Old);
        directory.BeforeRead = read =>
        {
            if (read == 2)
            {
                directory.Set([Old, New]);
            }

            return null;
        };

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory));
        Assert.Equal([Old.CustomKeyIdentifier, New.CustomKeyIdentifier, Ours.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task An_update_lost_to_an_old_list_is_made_again_with_the_rivals_key()
    {
        var directory = new InMemoryDirectory(_clock, Old);
        directory.AfterWrite = Once(() => directory.Set([Old, New]));

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory));
        Assert.Equal(2, directory.Writes.Count);
        Assert.Equal([Old.CustomKeyIdentifier, New.CustomKeyIdentifier, Ours.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task A_key_the_rival_removed_is_not_brought_back()
    {
        var directory = new InMemoryDirectory(_clock, Old, Theirs);
        directory.AfterWrite = Once(() => directory.Set([Theirs]));

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory));
        Assert.Equal([Theirs.CustomKeyIdentifier, Ours.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task A_key_removed_after_ours_was_seen_is_told_and_not_brought_back()
    {
        var directory = new InMemoryDirectory(_clock, Old, Theirs);
        directory.AfterWrite = Once(() => directory.Set(directory.Keys.Skip(1)));

        var vanished = Assert.IsType<KeyWriteOutcome.OthersVanished>(await Add(directory));

        Assert.Equal([Old.CustomKeyIdentifier], vanished.Keys.Select(key => key.CustomKeyIdentifier));
        Assert.Equal([Theirs.CustomKeyIdentifier, Ours.Thumbprint], directory.Thumbprints);
        Assert.Single(directory.Writes);
    }

    [Fact]
    public async Task A_key_that_only_a_fresher_replica_showed_goes_back_in_when_our_write_dropped_it()
    {
        var directory = new InMemoryDirectory(_clock, Old);

        // The two reads before the write come from a replica that does not know the new key yet; the first read after it does.
        directory.BeforeRead = read => read == 3 ? [Old, New] : null;

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory));
        Assert.Equal([Old.CustomKeyIdentifier, Ours.Thumbprint, New.CustomKeyIdentifier], directory.Thumbprints);
    }

    [Fact]
    public async Task Replicas_that_disagree_are_not_written_over_until_they_agree()
    {
        var directory = new InMemoryDirectory(_clock, Old, New);
        directory.BeforeRead = read => read is 1 or 3 ? [Old] : null;

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory));
        Assert.Equal([Old.CustomKeyIdentifier, New.CustomKeyIdentifier, Ours.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public async Task A_rival_that_never_rests_ends_in_contention_and_keeps_its_keys()
    {
        var directory = new InMemoryDirectory(_clock, Old);
        var rivals = Enumerable.Range(1, 3)
            .Select(i => TestKeys.Of(TestCertificates.Create(TestCertificates.Now, TestCertificates.Now.AddYears(i)))).ToList();
        directory.AfterWrite = write => directory.Set([Old, .. rivals.Take(write)]);

        Assert.IsType<KeyWriteOutcome.Contended>(await Add(directory));
        Assert.Equal(3, directory.Writes.Count);
        Assert.Equal(4, directory.Keys.Count);
    }

    [Fact]
    public async Task A_rival_that_puts_the_old_list_back_at_once_is_named_with_the_principal_and_what_to_do()
    {
        var directory = new InMemoryDirectory(_clock, Old);
        directory.AfterWrite = _ => directory.Set([Old]);

        var outcome = await Add(directory);

        Assert.IsType<KeyWriteOutcome.NotYetVisible>(outcome);
        Assert.Equal(3, directory.Writes.Count);
        foreach (var told in new[] { Ours.Thumbprint, InMemoryDirectory.ApplicationId.ToString(), "Another writer keeps replacing the keys", "Certificates and secrets management", "run again" })
        {
            Assert.Contains(told, outcome.Sentence, StringComparison.Ordinal);
        }

        Assert.Equal([Old.CustomKeyIdentifier], directory.Thumbprints);
    }

    [Fact]
    public async Task A_rival_that_puts_the_old_list_back_twice_loses_to_the_third_try()
    {
        var directory = new InMemoryDirectory(_clock, Old);
        directory.AfterWrite = write =>
        {
            if (write < 3)
            {
                directory.Set([Old]);
            }
        };

        Assert.IsType<KeyWriteOutcome.Written>(await Add(directory));
        Assert.Equal([Old.CustomKeyIdentifier, Ours.Thumbprint], directory.Thumbprints);
    }

    [Fact]
    public void Whatever_a_rival_does_around_our_write_its_keys_stay_as_it_left_them()
    {
        // Each digit is what the rival does at one of our calls: 0 nothing, 1 add a key, 2 remove its oldest, 3 overwrite from an old list.
        var plans = Gen.Choose(0, 3).ArrayOf(12);
        Prop.ForAll(plans.ToArbitrary(), plan => Survives(plan).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();
    }

    private static async Task<bool> Survives(int[] plan)
    {
        var clock = new ManualClock(TestCertificates.Now);
        var directory = new InMemoryDirectory(clock, Old, Theirs);
        var expected = new List<KeyCredential> { Old, Theirs };
        var pool = new Queue<KeyCredential>(Pool);
        var turn = 0;

        void Rival()
        {
            switch (turn < plan.Length ? plan[turn++] : 0)
            {
                case 1 when pool.Count > 0:
                    var added = pool.Dequeue();
                    expected.Add(added);
                    directory.Set([.. directory.Keys, added]);
                    break;
                case 2 when expected.Count > 0:
                    var gone = expected[0];
                    expected.RemoveAt(0);
                    directory.Set(directory.Keys.Where(key => key.CustomKeyIdentifier != gone.CustomKeyIdentifier));
                    break;
                case 3:
                    directory.Set(expected);
                    break;
            }
        }

        // The rival acts before reads that are not the last one before a write: that moment stays open (see KeyWriter), so it acts
        // at the first read of each pair only, and after writes.
        var sinceWrite = 0;
        directory.BeforeRead = _ =>
        {
            if (sinceWrite++ == 0)
            {
                Rival();
            }

            return null;
        };
        directory.AfterWrite = _ =>
        {
            sinceWrite = 0;
            Rival();
        };

        var outcome = await new KeyWriter(directory, clock).AddAsync(InMemoryDirectory.ApplicationId, Ours, CancellationToken.None);

        var others = directory.Thumbprints.Where(thumbprint => thumbprint != Ours.Thumbprint).Order(StringComparer.Ordinal);
        var ours = directory.Thumbprints.Contains(Ours.Thumbprint, StringComparer.Ordinal);
        return others.SequenceEqual(expected.Select(key => key.CustomKeyIdentifier).Order(StringComparer.Ordinal), StringComparer.Ordinal)
            && (ours || outcome is KeyWriteOutcome.Contended or KeyWriteOutcome.NotYetVisible);
    }

    private static readonly KeyCredential[] Pool =
        [.. Enumerable.Range(1, 12).Select(i => TestKeys.Of(TestCertificates.Create(TestCertificates.Now, TestCertificates.Now.AddDays(i))))];
}
