using System.Net;
using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Identity;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Azure.Failures;

/// <summary>A service behind an Azure client: its failures come out as sentences of the kinds that steps and proofs understand.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Role">The role that the identity needs on it.</param>
/// <param name="Identity">Which of the deployment's identities asks: host, reader or writer.</param>
internal sealed record AzureService(string Name, string Role, string Identity = "host")
{
    /// <summary>Asks the service.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="doing">The same in words, with the object's name.</param>
    /// <exception cref="PermanentFailureException">The service refuses, and trying again cannot help.</exception>
    /// <exception cref="HttpRequestException">The service could not be reached or has failed.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, string doing)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure
            is RequestFailedException or AuthenticationFailedException or AggregateException or JsonException or XmlException)
        {
            throw Translate(failure, doing);
        }
    }

    private Exception Translate(Exception failure, string doing)
    {
        var said = FailureText.FirstLine(failure.Message);
        return failure switch
        {
            // Of several tries the last one counts.
            AggregateException { InnerExceptions: [.., var last] } => Translate(last, doing),
            AuthenticationFailedException => new PermanentFailureException(
                $"No token could be had for {doing}: {said} Check the client id of the managed identity '{Identity}' in the settings.", failure),
            JsonException or XmlException => new HttpRequestException(
                $"{Name}'s answer to {doing} could not be read: {said} Look at proxies that rewrite content.", failure),
            RequestFailedException { ErrorCode: "BlobImmutableDueToPolicy" } => new PermanentFailureException(
                $"{Name} refused {doing}: the container's immutability policy protects it. Evidence is never changed; there is nothing to do.", failure),
            RequestFailedException { ErrorCode: "ContainerNotFound" } => new PermanentFailureException(
                $"{Name} has no such container for {doing}. Deploy the infrastructure again: it makes the containers.", failure),
            RequestFailedException { Status: 401 or 403 } denied => new PermanentFailureException(
                $"{Name} refused {doing} ({denied.Status} {denied.ErrorCode}): {said} Give the identity '{Identity}' the role '{Role}' there, " +
                "and check that the firewall of the resource lets the host in.",
                failure),
            RequestFailedException { Status: 409 } conflict => new PermanentFailureException(
                $"{Name} could not finish {doing} ({conflict.ErrorCode}): {said} If an object of that name was deleted, recover it or purge it.", failure),
            RequestFailedException { Status: > 0 } answered => new HttpRequestException(
                $"{Name} answered {answered.Status} {answered.ErrorCode} to {doing}: {said}", failure, (HttpStatusCode)answered.Status),
            _ => new HttpRequestException(
                $"{Name} could not be reached for {doing}: {said} Check its address and its network rules.", failure),
        };
    }
}
