using HybridTrust.Api.Problems;
using HybridTrust.Api.Routing;
using HybridTrust.Evidence;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Runs;

/// <summary>Gives a run's evidence as it is kept, one record a line, so that anyone can check the chain.</summary>
public sealed class EvidenceHandler(RunReader runs, EvidenceLog evidence) : IApiHandler
{
    private const string MediaType = "application/x-ndjson";

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getEvidence", HttpMethods.Get, "/api/runs/{id}/evidence", "Gives the run's evidence: a hash-chained record a line.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, Body: null, MediaType)],
        Problems = [ProblemKind.NotFound],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        // Evidence outlives the engine's history, which is purged or may be damaged; only without any does it matter whether there was a run.
        var records = RunReader.IsRunId(call.Id) ? await evidence.ReadAsync(call.Id, call.Cancellation) : [];
        if (records.Count == 0)
        {
            await runs.FindAsync(call.Id, call.Cancellation);
        }

        return Results.Stream(body => WriteAsync(records, body, call.Cancellation), MediaType);
    }

    private static async Task WriteAsync(IReadOnlyList<EvidenceRecord> records, Stream body, CancellationToken cancellation)
    {
        foreach (var record in records)
        {
            await body.WriteAsync((byte[])[.. TrustJson.SerializeToUtf8(record), (byte)'\n'], cancellation);
        }
    }
}
