using System.Net;
using System.Text;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class HostTests
{
    [Theory]
    [InlineData("estate/state")]
    [InlineData("graph/v1.0/servicePrincipals")]
    [InlineData("vault/secrets/x")]
    [InlineData("no/such/route")]
    public async Task Nothing_is_answered_without_the_token_and_everything_is_marked_simulated(string path)
    {
        await using var estate = await TestEstate.StartAsync();
        foreach (var token in new[] { null, "", "token-of-the-test-estatE", "token-of-the-test-estate-" })
        {
            using var client = estate.Client(token);
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

            Assert.Equal(401, (int)response.StatusCode);
            Assert.Equal("true", response.Headers.GetValues("X-HybridTrust-Simulated").Single());
        }
    }

    [Fact]
    public async Task Successful_answers_are_marked_simulated_too()
    {
        await using var estate = await TestEstate.StartAsync();
        using var response = await estate.Http.GetAsync(new Uri("estate/state", UriKind.Relative));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("true", response.Headers.GetValues("X-HybridTrust-Simulated").Single());
        Assert.Contains("\"mark\":\"SIMULATED\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.1")]
    [InlineData("::")]
    public async Task An_address_that_others_can_reach_is_refused(string address)
    {
        var refused = await Assert.ThrowsAsync<EstateException>(() => StartAsync(o => o with { Address = IPAddress.Parse(address) }));

        Assert.Contains("loopback only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_can_be_guessed_is_refused()
    {
        await Assert.ThrowsAsync<EstateException>(() => StartAsync(o => o with { Token = "short" }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public async Task A_clock_that_does_not_run_is_refused(double speed)
    {
        await Assert.ThrowsAsync<EstateException>(() => StartAsync(o => o with { Speed = speed }));
    }

    [Fact]
    public async Task The_world_is_the_same_after_a_restart()
    {
        var directory = TestEstate.NewDirectory();
        var first = await TestEstate.OpenAsync(directory);
        await first.EstablishAsync();
        await first.SwitchOnAsync("graph-throttled");
        var before = await WorldAsync(first);
        await first.StopAsync();

        await using var second = await TestEstate.OpenAsync(directory);

        Assert.Equal(before, await WorldAsync(second));
        Assert.Equal(Proofs.ProofVerdict.Passed, (await second.ReachAsync()).Verdict);
    }

    [Fact]
    public async Task A_change_is_on_disk_before_it_is_answered()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.RunAsync(NewMailUser());

        Assert.Contains(Account, await File.ReadAllTextAsync(StateFile(estate)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_written_new_state_is_passed_over()
    {
        var directory = TestEstate.NewDirectory();
        var first = await TestEstate.OpenAsync(directory);
        await first.RunAsync(NewMailUser());
        await first.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(directory, "estate.json.new"), "{\"version\":1,\"se");

        await using var second = await TestEstate.OpenAsync(directory);

        Assert.Single((await second.RunAsync(GetMailUser())).Objects);
    }

    [Fact]
    public async Task A_truncated_state_file_is_told_wherever_it_was_cut()
    {
        var directory = await StoppedAsync();
        var file = Path.Combine(directory, "estate.json");
        var whole = await File.ReadAllBytesAsync(file);
        foreach (var length in new[] { 0, 1, 20, whole.Length / 2, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            var refused = await Assert.ThrowsAsync<EstateException>(() => TestEstate.OpenAsync(directory));

            Assert.Contains($"{file} is truncated or damaged", refused.Message, StringComparison.Ordinal);
            Assert.Contains("start a new world in an empty directory", refused.Message, StringComparison.Ordinal);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_changed_state_file_does_not_match_its_seal()
    {
        var directory = await StoppedAsync();
        var file = Path.Combine(directory, "estate.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("trust.test", "other.test", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<EstateException>(() => TestEstate.OpenAsync(directory));

        Assert.Contains("does not match its seal", refused.Message, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"version\":2}")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{\"version\":1,\"seal\":3,\"world\":{}}")]
    [InlineData("{\"version\":99999999999,\"seal\":\"\",\"world\":{}}")]
    public async Task A_state_file_of_another_shape_is_an_error_with_a_remedy(string content)
    {
        var directory = TestEstate.NewDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory, "estate.json"), content);

        var refused = await Assert.ThrowsAsync<EstateException>(() => TestEstate.OpenAsync(directory));

        Assert.Contains("start a new world in an empty directory", refused.Message, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Two_estates_do_not_share_a_directory()
    {
        await using var estate = await TestEstate.StartAsync();

        var refused = await Assert.ThrowsAsync<EstateException>(() => TestEstate.OpenAsync(estate.Directory));

        Assert.Contains("Another estate is running", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_estate_with_patience_waits_until_the_one_before_it_has_left()
    {
        var directory = TestEstate.NewDirectory();
        var first = await TestEstate.OpenAsync(directory);

        var second = TestEstate.OpenAsync(directory, options: o => o with { Patience = TimeSpan.FromMinutes(5) });
        Assert.False(second.IsCompleted);
        await first.StopAsync();

        await using var estate = await second;
        Assert.NotEqual(0, estate.Host.Url.Port);
    }

    [Fact]
    public async Task A_directory_of_another_organization_is_refused()
    {
        var directory = await StoppedAsync();
        var other = TestEstate.Profile with { Tenant = TestEstate.Profile.Tenant with { Id = Guid.NewGuid() } };

        var refused = await Assert.ThrowsAsync<EstateException>(() => TestEstate.OpenAsync(directory, options: o => o with { Profile = other }));

        Assert.Contains("a directory of its own", refused.Message, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Private_keys_are_files_of_their_owner_and_appear_nowhere_else()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.EstablishAsync();
        await estate.ReachAsync();
        var state = (await estate.GetAsync("estate/state")).GetRawText();
        var stored = await File.ReadAllTextAsync(StateFile(estate));
        var keys = Directory.GetFiles(Path.Combine(estate.Directory, "keys"));

        // The auth and the transport certificate and the tenant's signing key; the foreign certificate's key was thrown away.
        Assert.Equal(3, keys.Length);
        foreach (var key in keys)
        {
            // Any 24 bytes of the key's second half (primes and exponents) would show up as text without base64 alignment.
            var secret = (await File.ReadAllBytesAsync(key))[600..660];
            for (var alignment = 0; alignment < 3; alignment++)
            {
                var text = Convert.ToBase64String(secret[alignment..(alignment + 24)]);
                Assert.DoesNotContain(text, state, StringComparison.Ordinal);
                Assert.DoesNotContain(text, stored, StringComparison.Ordinal);
            }

            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
            }
        }

        Assert.DoesNotContain(TestEstate.Token, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_shows_what_it_is_told_and_goes_on_from_there_after_a_restart()
    {
        var time = new StandingTime();
        var start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var directory = TestEstate.NewDirectory();
        var first = await TestEstate.OpenAsync(directory, options: o => o with { Time = time, Now = start, Speed = 3600 });
        time.Now += TimeSpan.FromSeconds(2);
        var before = await first.GetAsync("estate/clock");
        await first.StopAsync();
        time.Now += TimeSpan.FromSeconds(1);
        await using var second = await TestEstate.OpenAsync(directory, options: o => o with { Time = time });

        Assert.Equal(start.AddHours(2), before.GetProperty("now").GetDateTimeOffset());
        Assert.Equal(start.AddHours(3), (await second.GetAsync("estate/clock")).GetProperty("now").GetDateTimeOffset());
        Assert.Equal(3600, before.GetProperty("speed").GetDouble());
    }

    [Fact]
    public async Task Certificates_are_as_old_as_the_file_says_on_the_estates_own_clock()
    {
        var start = new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);
        await using var estate = await TestEstate.StartAsync(options: o => o with { Now = start });

        Assert.Equal(start.AddDays(-1100), (await estate.AuthCertificateAsync()).NotBefore);
    }

    [Fact]
    public async Task Changes_made_at_once_are_all_kept()
    {
        await using var estate = await TestEstate.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => estate.RunAsync(NewMailUser($"user{i}", $"user{i}@fabrikam.com"))));

        Assert.Equal(20, (await estate.RunAsync(Of("Get-MailUser"))).Objects.Count);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var estate = await TestEstate.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 2 * 1024 * 1024)));
        using var response = await estate.Http.PostAsync(new Uri("estate/faults/graph-throttled", UriKind.Relative), content);

        Assert.Equal(413, (int)response.StatusCode);
    }

    private static async Task StartAsync(Func<EstateOptions, EstateOptions> options) =>
        await (await TestEstate.StartAsync(options: options)).DisposeAsync();

    private static async Task<string> StoppedAsync()
    {
        var directory = TestEstate.NewDirectory();
        await (await TestEstate.OpenAsync(directory)).StopAsync();
        return directory;
    }

    private static string StateFile(TestEstate estate) => Path.Combine(estate.Directory, "estate.json");

    /// <summary>The world without its clock, which every start anchors anew.</summary>
    private static async Task<string> WorldAsync(TestEstate estate)
    {
        var state = await estate.GetAsync("estate/state");
        return string.Join('\n', new[] { "datacentre", "tenant", "secrets", "faults" }.Select(part => state.GetProperty(part).GetRawText()));
    }

    private sealed class StandingTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
