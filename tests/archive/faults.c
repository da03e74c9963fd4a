/* Makes one call fail: the n-th write, or the n-th wait for the disk, to files whose path begins with a prefix.

   Loaded before the C library (LD_PRELOAD). The environment arms it for a whole process; a program that holds it
   arms it again and again with fault_arm. Linux: the path of a file is asked of /proc. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITES = 1, WAITS = 2 };

static char prefix[PATH_MAX];
static int kind, lasting, error;
static long at, met;

/* Fail the at-th call of a kind (1 writes, 2 waits) with errno error; all that follow it, too, when lasting. */
void fault_arm(const char *path, int which, long nth, int stays, int number) {
    snprintf(prefix, sizeof prefix, "%s", path);
    kind = which, at = nth, lasting = stays, error = number, met = 0;
}

/* How many calls of that kind there were since. */
long fault_met(void) { return met; }

__attribute__((constructor)) static void from_environment(void) {
    const char *path = getenv("FAULT_PATH");
    if (path)
        fault_arm(path, atoi(getenv("FAULT_KIND")), atol(getenv("FAULT_AT")), atoi(getenv("FAULT_LASTS")),
                  atoi(getenv("FAULT_ERRNO")));
}

static int fails(int which, int fd) {
    char link[64], path[PATH_MAX];
    if (which != kind || !prefix[0])
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0)
        return 0;
    path[size] = 0;
    if (strncmp(path, prefix, strlen(prefix)))
        return 0;
    met++;
    if (met != at && !(lasting && met > at))
        return 0;
    errno = error;
    return 1;
}

#define INSTEAD(result, name, which, given, passed)                     \
    result name given {                                                 \
        static result(*real) given;                                     \
        if (!real)                                                      \
            *(void **)&real = dlsym(RTLD_NEXT, #name);                  \
        return fails(which, fd) ? (result)-1 : real passed;             \
    }

INSTEAD(ssize_t, write, WRITES, (int fd, const void *data, size_t size), (fd, data, size))
INSTEAD(ssize_t, pwrite, WRITES, (int fd, const void *data, size_t size, off_t to), (fd, data, size, to))
INSTEAD(ssize_t, pwrite64, WRITES, (int fd, const void *data, size_t size, off64_t to), (fd, data, size, to))
INSTEAD(int, ftruncate, WRITES, (int fd, off_t size), (fd, size))
INSTEAD(int, ftruncate64, WRITES, (int fd, off64_t size), (fd, size))
INSTEAD(int, fsync, WAITS, (int fd), (fd))
INSTEAD(int, fdatasync, WAITS, (int fd), (fd))
