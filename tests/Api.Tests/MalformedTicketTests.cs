using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Api.Tests.Support;

namespace HybridTrust.Api.Tests;

/// <summary>Whatever is sent instead of a ticket: a problem document, and no run.</summary>
public sealed class MalformedTicketTests
{
    private const int Tickets = 1000;

    [Fact]
    public async Task A_thousand_malformed_tickets_start_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        var bodies = Sample();
        Assert.Equal(Tickets, bodies.Length);
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (body, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tickets");
            request.Headers.Authorization = new("Bearer", Tokens.Requester);
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json");
            using var response = await host.Http.SendAsync(request, cancellation);
            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{(int)response.StatusCode} for {Encoding.Latin1.GetString(body)}");
            var problem = await response.ProblemAsync((int)response.StatusCode);
            Assert.True(problem.Status is 400 || problem.Errors is { Count: > 0 });
        });

        Assert.Equal(0, host.Workflows.Count);
    }

    private static byte[][] Sample() => [.. Malformed().Sample(Tickets, new Rnd(20260302, 7), 100)];

    private static Gen<byte[]> Malformed() => Gen.OneOf(
        WithBadMember(),
        WithoutMember(),
        Truncated(),
        Gen.Select(Gen.ArrayOf(Gen.Choose(0, 255)), bytes => (byte[])[0xFF, .. bytes.Select(b => (byte)b)]),
        Gen.Select(BadValue(), Encoding.UTF8.GetBytes));

    private static Gen<byte[]> WithBadMember() =>
        from name in Gen.Elements("ticket", "organization", "action", "attempt", "procedures", "system", "requestedBy", "Ticket", "", "\\u0000")
        from value in BadValue()
        let members = Members().Where(m => m.Name != name).Append(new Member(name, value))
        select Json(members);

    private static Gen<byte[]> WithoutMember() =>
        from gone in Gen.Elements("ticket", "organization", "action")
        select Json(Members().Where(m => m.Name != gone));

    private static Gen<byte[]> Truncated() =>
        from length in Gen.Choose(0, Json(Members()).Length - 1)
        select Json(Members())[..length];

    // None of these is right for any member of a ticket.
    private static Gen<string> BadValue() => Gen.OneOf(
        Gen.Elements("true", "-1", "1e400", "1.5", "100", "99999999999999999999", "{}", "[null]", "[[\"skype-online-partner\"]]", "\"\\ud800\"", "\"\\u202e\"", "\"\\n\"", "\"\""),
        Gen.Select(Gen.Choose(65, 300), n => $"\"{new string('x', n)}\""),
        Gen.Select(Gen.Choose(1, 200), n => new string('[', n) + new string(']', n)).Where(t => t is not "[]"),
        Gen.Select(ArbMap.Default.GeneratorFor<string>(), t => System.Text.Json.JsonSerializer.Serialize((t ?? "") + "\t")));

    private static IEnumerable<Member> Members() =>
        [new("ticket", "\"CHG1\""), new("organization", "\"fabrikam\""), new("action", "\"apply\"")];

    private static byte[] Json(IEnumerable<Member> members) =>
        Encoding.UTF8.GetBytes($"{{{string.Join(",", members.Select(m => $"\"{m.Name}\":{m.Value}"))}}}");

    private sealed record Member(string Name, string Value);
}
