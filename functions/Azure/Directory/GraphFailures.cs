using System.Globalization;
using System.Net;
using System.Text.Json;
using Azure.Identity;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Failures;
using HybridTrust.Workflows;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Turns what Graph's client throws into what steps and proofs understand, with a remedy.</summary>
internal static class GraphFailures
{
    /// <summary>Whether the failure is one of Graph's or of the way there; a cancelled caller is not.</summary>
    public static bool IsOne(Exception failure, CancellationToken cancellation) => failure
        is ApiException or AuthenticationFailedException or HttpRequestException
        || IsUnreadable(failure)
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>The failure as a sentence; <see cref="PermanentFailureException"/> where trying again cannot help.</summary>
    public static Exception Translate(Exception failure, string doing) => failure switch
    {
        ApiException api => Answered(api, doing),
        AuthenticationFailedException => new PermanentFailureException(
            $"No token could be had for {doing}: {FailureText.FirstLine(failure.Message)} Check the identity's client id, its federated credential and the consent in that tenant.",
            failure),
        _ when IsUnreadable(failure) => new FormatException(
            $"Microsoft Graph's answer to {doing} could not be read: {failure.Message} Look at proxies that rewrite content.", failure),
        HttpRequestException unreachable => new HttpRequestException(
            $"Microsoft Graph could not be reached for {doing}: {unreachable.Message}", unreachable, unreachable.StatusCode),
        _ => new HttpRequestException($"Microsoft Graph did not answer {doing} in time. Look at its service health.", failure),
    };

    // Not JSON, JSON of another shape, or a content type that the client has no reader for: a proxy's page, mostly.
    private static bool IsUnreadable(Exception failure) => failure is FormatException or JsonException or InvalidOperationException;

    private static Exception Answered(ApiException api, string doing)
    {
        var error = (api as ODataError)?.Error;
        var said = error is null ? FailureText.FirstLine(api.Message) : $"{error.Code}: {FailureText.FirstLine(error.Message)}";
        var sentence = $"Microsoft Graph answered {api.ResponseStatusCode} to {doing}: {said}";
        return api.ResponseStatusCode switch
        {
            401 or 403 => new PermanentFailureException(
                $"{sentence} Grant the host's identity the Graph permission for it (Application.Read.All to read, Application.ReadWrite.All to write) " +
                "and consent to it in that tenant.",
                api),
            429 => new ThrottledException(
                $"{sentence} It goes on throttling after several waits. Run again later, or ask for fewer organizations at once.", RetryAfter(api), api),
            var status => new HttpRequestException(sentence, api, (HttpStatusCode)status),
        };
    }

    private static TimeSpan? RetryAfter(ApiException api) =>
        api.ResponseHeaders is { } headers
        && headers.FirstOrDefault(h => string.Equals(h.Key, "Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
