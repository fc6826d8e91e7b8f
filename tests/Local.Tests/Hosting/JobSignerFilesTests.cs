using HybridTrust.Certificates;
using HybridTrust.Local.Hosting;
using Xunit;

namespace HybridTrust.Local.Tests.Hosting;

/// <summary>The embedded host's job signer is followed by another in time: heard of first, in use later.</summary>
public sealed class JobSignerFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signers-").FullName;
    private readonly SetTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void For_eleven_months_one_signs_and_no_other_is_known()
    {
        var (first, _) = Open();
        _time.Now = _time.Now.AddDays(334);
        Assert.Equal((first, null), Open());
    }

    [Fact]
    public void In_its_last_month_the_next_is_known_and_the_same_at_every_start()
    {
        var (first, _) = Open();
        _time.Now = _time.Now.AddDays(336);
        var (current, next) = Open();
        Assert.Equal(first, current);
        Assert.NotNull(next);
        Assert.NotEqual(first, next);
        _time.Now = _time.Now.AddDays(10);
        Assert.Equal((first, next), Open());
    }

    [Fact]
    public void Once_it_was_known_for_long_enough_the_next_signs()
    {
        Open();
        _time.Now = _time.Now.AddDays(336);
        var (_, next) = Open();
        _time.Now = _time.Now.AddDays(15);
        Assert.Equal((next, null), Open());
        Assert.Equal((next, null), Open());
    }

    [Fact]
    public void Who_signed_before_is_known_until_its_end()
    {
        var (first, _) = Open();
        _time.Now = _time.Now.AddDays(336);
        Open();
        Assert.Null(Previous());
        _time.Now = _time.Now.AddDays(15);
        Assert.Equal(first, Previous());
        _time.Now = _time.Now.AddDays(13);
        Assert.Equal(first, Previous());
        _time.Now = _time.Now.AddDays(2);
        Assert.Null(Previous());
    }

    [Fact]
    public void A_host_that_was_off_for_long_lets_runners_hear_of_the_next_for_a_day()
    {
        var (first, _) = Open();
        _time.Now = _time.Now.AddDays(362);
        var (current, next) = Open();
        Assert.Equal(first, current);
        _time.Now = _time.Now.AddHours(22);
        Assert.Equal((first, next), Open());
        _time.Now = _time.Now.AddHours(2);
        Assert.Equal((next, null), Open());
    }

    private (PublicCertificate Current, PublicCertificate? Next) Open()
    {
        var files = JobSignerFiles.Open(_folder, _time);
        using (files.Current)
        {
            Assert.True(files.Current.HasPrivateKey);
            return (PublicCertificate.Of(files.Current), files.Next);
        }
    }

    private PublicCertificate? Previous()
    {
        var files = JobSignerFiles.Open(_folder, _time);
        files.Current.Dispose();
        return files.Previous;
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
