using System.Globalization;
using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Requests;

/// <summary>Reads query parameters; a wrong one ends the request.</summary>
internal static class QueryText
{
    /// <summary>The longest that a request may be held, in seconds.</summary>
    public const int LongestWait = 30;

    /// <summary>A parameter's text, or null when it is absent or empty.</summary>
    public static string? Find(HttpRequest request, string name) => request.Query[name] switch
    {
        [] or [null or ""] => null,
        [{ } text] => text,
        _ => throw Refuse(name, "is there more than once", "Send it once."),
    };

    /// <summary>A whole number in a range.</summary>
    public static int Number(HttpRequest request, string name, int absent, int least, int most)
    {
        if (Find(request, name) is not { } text)
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Refuse(name, $"is {Words.Quote(text)}", $"Send a whole number from {least} to {most}.");
    }

    /// <summary>How long to hold the request.</summary>
    public static TimeSpan Wait(HttpRequest request) => TimeSpan.FromSeconds(Number(request, "wait", 0, 0, LongestWait));

    /// <summary>A time, or null when absent.</summary>
    public static DateTimeOffset? Time(HttpRequest request, string name)
    {
        if (Find(request, name) is not { } text)
        {
            return null;
        }

        // A plus sign that was not encoded arrives as a space.
        return DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Refuse(name, $"is {Words.Quote(text)}", "Send a time as ISO 8601 writes it, such as the updatedAt of the run's last answer.");
    }

    /// <summary>A refusal of a parameter.</summary>
    public static RequestRefusedException Refuse(string name, string problem, string remedy) => new(
        ApiProblem.Of(ProblemKind.BadRequest, $"The query parameter '{name}' {problem}. {remedy}") with { Errors = [new FieldError(name, problem, remedy)] });
}
