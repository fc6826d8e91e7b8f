using System.Text.Json;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Lists runs, newest first, a page at a time.</summary>
public sealed class RunListHandler(IWorkflowClient workflows) : IApiHandler
{
    private static readonly string Phases =
        string.Join(", ", Enum.GetNames<RunPhase>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("listRuns", HttpMethods.Get, "/api/runs", "Lists runs, newest first.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(RunPage))],
        Query =
        [
            new ApiQuery("organization", "Only runs of this organization."),
            new ApiQuery("phase", $"Only runs that stand here: {Phases}."),
            new ApiQuery("limit", "How many at most: 1 to 200; 50 when absent."),
            new ApiQuery("continuation", "What the page before gave."),
        ],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var query = call.Http.Request;
        var organization = QueryText.Find(query, "organization");
        var phase = ReadPhase(QueryText.Find(query, "phase"));
        var limit = QueryText.Number(query, "limit", 50, 1, 200);
        var after = ReadContinuation(QueryText.Find(query, "continuation"));

        // Engines list oldest first; keeping no more than a page and one keeps memory small however many runs there are.
        var page = new SortedList<RunPlace, RunSummary>(limit + 2, RunPlace.NewestFirst);
        await foreach (var instance in workflows.QueryAsync(RunId.Prefix, status: null, call.Cancellation))
        {
            var place = new RunPlace(instance.CreatedAt, instance.InstanceId);
            if (!RunReader.IsRun(instance) || (after is not null && RunPlace.NewestFirst.Compare(place, after) <= 0))
            {
                continue;
            }

            var run = RunSummary.Of(instance);
            if ((organization is null || string.Equals(run.Organization, organization, StringComparison.Ordinal))
                && (phase is null || run.Phase == phase)
                && page.TryAdd(place, run)
                && page.Count > limit + 1)
            {
                page.RemoveAt(limit + 1);
            }
        }

        var more = page.Count > limit;
        return Results.Json(
            new RunPage([.. page.Values.Take(limit)], more ? page.GetKeyAtIndex(limit - 1).ToString() : null), TrustJson.Options);
    }

    private static RunPhase? ReadPhase(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var phase in Enum.GetValues<RunPhase>())
        {
            if (string.Equals(JsonNamingPolicy.KebabCaseLower.ConvertName(phase.ToString()), text, StringComparison.Ordinal))
            {
                return phase;
            }
        }

        throw QueryText.Refuse("phase", $"is {Words.Quote(text)}", $"Send one of {Phases}.");
    }

    private static RunPlace? ReadContinuation(string? text) => text is null
        ? null
        : RunPlace.Parse(text) ?? throw QueryText.Refuse("continuation", $"is {Words.Quote(text)}", "Send what the page before gave, unchanged.");
}
