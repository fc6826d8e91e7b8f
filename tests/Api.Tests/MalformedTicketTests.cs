using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Api.Tests.Support;

namespace HybridTrust.Api.Tests;

/// <summary>Whatever is sent instead of a ticket: a problem document, and no run.</summary>
public sealed class MalformedTicketTests
{
    private const int Tickets = 10_000;

    // Each must be refused by whoever reads it: what is right for one is never right for another.
    private static readonly Func<byte[], DateTimeOffset, int, HttpRequestMessage>[] Ways =
    [
        (body, _, _) => WithToken(body),
        (body, now, index) => Signing.Standard(body, now, $"msg-{index}"),
        (body, _, index) => Signing.Jira(body, $"event-{index}"),
        (body, _, _) => Signing.ServiceNow(body),
    ];

    [Fact]
    public async Task Ten_thousand_malformed_tickets_start_nothing_in_whatever_way_they_are_delivered()
    {
        await using var host = await ApiHost.StartAsync();
        var bodies = Sample();
        Assert.Equal(Tickets, bodies.Length);
        await Parallel.ForEachAsync(bodies.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (ticket, cancellation) =>
        {
            using var request = Ways[ticket.Index % Ways.Length](ticket.Item, host.Clock.Now, ticket.Index);
            using var response = await host.Http.SendAsync(request, cancellation);
            Assert.True((int)response.StatusCode is 400 or 422, $"{(int)response.StatusCode} for {Encoding.Latin1.GetString(ticket.Item)}");
            var problem = await response.ProblemAsync((int)response.StatusCode);
            Assert.True(problem.Status is 400 || problem.Errors is { Count: > 0 });
        });

        Assert.Equal(0, host.Workflows.Count);
    }

    private static HttpRequestMessage WithToken(byte[] body)
    {
        var request = Signing.Post("/api/tickets", body);
        request.Headers.Authorization = new("Bearer", Tokens.Requester);
        return request;
    }

    private static byte[][] Sample() => [.. Malformed().Sample(Tickets, new Rnd(20260302, 7), 100)];

    private static Gen<byte[]> Malformed() => Gen.OneOf(
        WithBadMember(),
        WithoutMember(),
        Truncated(),
        Foreign(),
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

    // As Jira or ServiceNow would send it, with one value that is wrong.
    private static Gen<byte[]> Foreign() =>
        from value in BadValue()
        from field in Gen.Choose(0, 2)
        let organization = field == 0 ? value : "\"fabrikam\""
        let action = field == 1 ? value : "\"apply\""
        let ticket = field == 2 ? value : "\"OPS-1\""
        from jira in Gen.Elements(true, false)
        select Encoding.UTF8.GetBytes(jira
            ? $"{{\"issue\":{{\"key\":{ticket},\"fields\":{{\"customfield_10050\":{organization},\"customfield_10051\":{action}}}}}}}"
            : $"{{\"table\":\"change_request\",\"sys_id\":\"0123456789abcdef0123456789abcdef\",\"number\":{ticket},\"u_hybridtrust_organization\":{organization},\"u_hybridtrust_action\":{action}}}");

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
