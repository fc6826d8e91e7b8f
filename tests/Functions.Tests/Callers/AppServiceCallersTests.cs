using HybridTrust.Api.Callers;
using HybridTrust.Functions.Callers;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Tests.Callers;

public sealed class AppServiceCallersTests
{
    private readonly AppServiceCallers _callers = new(new RunnerIdentities(new Dictionary<Guid, string>
    {
        [Guid.Parse(Principals.ObjectId)] = "fabrikam-exchange",
    }));

    [Theory]
    [InlineData("Requester", CallerRole.Requester)]
    [InlineData("Approver", CallerRole.Approver)]
    [InlineData("Reader", CallerRole.Reader)]
    public void A_role_of_the_token_is_a_role_of_the_caller(string role, CallerRole expected)
    {
        var caller = _callers.Resolve(Principals.Request(("oid", Guid.Empty.ToString()), ("preferred_username", "anna@fabrikam.com"), ("roles", role)));

        Assert.Equal("anna@fabrikam.com (00000000-0000-0000-0000-000000000000)", caller!.Name);
        Assert.Equal([expected], caller.Roles);
    }

    [Fact]
    public void The_older_names_of_claims_are_known_too()
    {
        var caller = _callers.Resolve(Principals.Request(
            ("http://schemas.microsoft.com/identity/claims/objectidentifier", Guid.Empty.ToString()),
            ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "anna@fabrikam.com"),
            ("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "Approver")));

        Assert.StartsWith("anna@fabrikam.com (", caller!.Name, StringComparison.Ordinal);
        Assert.Equal([CallerRole.Approver], caller.Roles);
    }

    [Fact]
    public void A_runner_is_named_after_its_identity_and_is_nothing_else()
    {
        var caller = _callers.Resolve(Principals.Request(
            ("oid", Principals.ObjectId), ("preferred_username", "another-runner"), ("roles", "Runner"), ("roles", "Approver")));

        Assert.Equal("fabrikam-exchange", caller!.Name);
        Assert.Equal([CallerRole.Runner], caller.Roles);
    }

    [Fact]
    public void A_runners_identity_without_the_role_is_no_runner()
    {
        var caller = _callers.Resolve(Principals.Request(("oid", Principals.ObjectId), ("appid", "app-1"), ("roles", "Reader")));

        Assert.Equal($"application app-1 ({Principals.ObjectId})", caller!.Name);
        Assert.Equal([CallerRole.Reader], caller.Roles);
    }

    [Fact]
    public void Somebody_who_calls_himself_as_a_runner_does_not_become_it()
    {
        var caller = _callers.Resolve(Principals.Request(("oid", Guid.Empty.ToString()), ("preferred_username", "fabrikam-exchange"), ("roles", "Runner")));

        Assert.NotEqual("fabrikam-exchange", caller!.Name);
    }

    [Fact]
    public void Roles_that_are_none_of_ours_give_nothing()
    {
        var caller = _callers.Resolve(Principals.Request(("oid", Guid.Empty.ToString()), ("roles", "approver"), ("roles", "3"), ("roles", "Owner")));

        Assert.Empty(caller!.Roles);
    }

    [Fact]
    public void No_header_is_nobody() => Assert.Null(_callers.Resolve(new DefaultHttpContext()));

    [Fact]
    public void A_name_in_the_other_header_alone_is_nobody()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"] = "anna@fabrikam.com";
        http.Request.Headers["X-MS-CLIENT-PRINCIPAL-ID"] = Principals.ObjectId;

        Assert.Null(_callers.Resolve(http));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W3sidHlwIjoxfV19")]
    public void What_is_no_principal_is_nobody(string header) => Assert.Null(_callers.Resolve(Principals.Request(header)));

    [Fact]
    public void Two_headers_are_nobody()
    {
        var http = Principals.Request(("oid", Guid.Empty.ToString()), ("roles", "Approver"));
        http.Request.Headers.Append(AppServiceCallers.Header, "e30=");

        Assert.Null(_callers.Resolve(http));
    }

    [Fact]
    public void An_identity_of_another_provider_is_nobody() =>
        Assert.Null(_callers.Resolve(Principals.RequestOf("google", ("oid", Principals.ObjectId), ("roles", "Approver"))));

    [Fact]
    public void An_identity_without_object_id_is_nobody() =>
        Assert.Null(_callers.Resolve(Principals.Request(("preferred_username", "anna@fabrikam.com"), ("roles", "Approver"))));
}
