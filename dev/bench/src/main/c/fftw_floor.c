/*
 * The floor that phase congruency is measured against: 25 complex two-dimensional transforms of
 * each image's size by FFTW, planned beforehand, in one thread.
 *
 *   cc -O2 -o target/fftw_floor src/main/c/fftw_floor.c -lfftw3 -lm
 *   target/fftw_floor [-p] [-i | -r rounds] <bin>.adc <bin>.roi [<bin>.adc <bin>.roi ...]
 *
 * -p plans with FFTW_PATIENT instead of FFTW_MEASURE; each round runs over all images, and the
 * median round counts. Prints images, mean pixels, ns per pixel and ms per image. With -i it runs
 * one round for each line read from standard input, and answers with its ns per pixel, so that
 * another program can take turns with it.
 */
#include <fftw3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TRANSFORMS = 25, MAX_COLUMNS = 64, MAX_LINE = 4096 };

typedef struct {
  int height, width;
  fftw_plan forward, inverse;
} plan_pair;

typedef struct {
  int height, width;
  unsigned char *pixels;
  plan_pair *plans;
} image;

static image *images;
static size_t image_count;
static plan_pair *plans;
static size_t plan_count;

/* The time of the thread's own work: other programs on the machine do not count. */
static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static void *checked(void *memory) {
  if (!memory) {
    fputs("out of memory\n", stderr);
    exit(1);
  }
  return memory;
}

static FILE *opened(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) {
    perror(name);
    exit(1);
  }
  return file;
}

/* D-style lines keep width, height and offset in columns 15 to 17, I-style ones in 11 to 13. */
static void read_bin(const char *adc_name, const char *roi_name) {
  const char *base = strrchr(adc_name, '/');
  int first = (base ? base[1] : adc_name[0]) == 'D' ? 15 : 11;
  FILE *adc = opened(adc_name), *roi = opened(roi_name);
  char line[MAX_LINE];
  while (fgets(line, sizeof line, adc)) {
    long column[MAX_COLUMNS] = {0};
    int columns = 0;
    for (char *at = line; at && columns < MAX_COLUMNS; columns++) {
      column[columns] = strtol(at, NULL, 10);
      at = strchr(at, ',');
      if (at) at++;
    }
    long width = column[first], height = column[first + 1], offset = column[first + 2];
    if (columns <= first + 2 || width < 2 || height < 2) continue;
    image one = {(int)height, (int)width, checked(malloc(width * height)), NULL};
    if (fseek(roi, offset, SEEK_SET) || fread(one.pixels, 1, width * height, roi) != (size_t)(width * height)) {
      fprintf(stderr, "%s ends before the image at %ld\n", roi_name, offset);
      exit(1);
    }
    images = checked(realloc(images, (image_count + 1) * sizeof *images));
    images[image_count++] = one;
  }
  fclose(adc);
  fclose(roi);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double run(fftw_complex *in, fftw_complex *out) {
  double took = 0;
  for (size_t i = 0; i < image_count; i++) {
    image *one = &images[i];
    for (int p = 0; p < one->height * one->width; p++) {
      in[p][0] = one->pixels[p];
      in[p][1] = 0;
    }
    double start = now_ns();
    fftw_execute(one->plans->forward);
    for (int t = 1; t < TRANSFORMS; t++) fftw_execute(one->plans->inverse);
    took += now_ns() - start;
  }
  return took;
}

int main(int count, char **words) {
  unsigned effort = FFTW_MEASURE;
  int rounds = 21, at = 1, interactive = 0;
  for (; at < count && words[at][0] == '-'; at++) {
    if (!strcmp(words[at], "-p")) effort = FFTW_PATIENT;
    else if (!strcmp(words[at], "-i")) interactive = 1;
    else if (!strcmp(words[at], "-r") && at + 1 < count) rounds = atoi(words[++at]);
  }
  if (at >= count || (count - at) % 2 || rounds < 1) {
    fprintf(stderr, "usage: %s [-p] [-i | -r rounds] <bin>.adc <bin>.roi ...\n", words[0]);
    return 2;
  }
  for (; at < count; at += 2) read_bin(words[at], words[at + 1]);

  size_t pixels = 0, largest = 0;
  for (size_t i = 0; i < image_count; i++) {
    size_t size = (size_t)images[i].height * images[i].width;
    pixels += size;
    if (size > largest) largest = size;
  }
  fftw_complex *in = checked(fftw_alloc_complex(largest));
  fftw_complex *out = checked(fftw_alloc_complex(largest));

  plans = checked(calloc(image_count, sizeof *plans));
  for (size_t i = 0; i < image_count; i++) {
    size_t p = 0;
    while (p < plan_count && (plans[p].height != images[i].height || plans[p].width != images[i].width)) p++;
    if (p == plan_count) {
      plans[p].height = images[i].height;
      plans[p].width = images[i].width;
      plans[p].forward = fftw_plan_dft_2d(images[i].height, images[i].width, in, out, FFTW_FORWARD, effort);
      plans[p].inverse = fftw_plan_dft_2d(images[i].height, images[i].width, in, out, FFTW_BACKWARD, effort);
      plan_count++;
    }
    images[i].plans = &plans[p];
  }

  if (interactive) {
    char line[MAX_LINE];
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
      printf("%.3f\n", run(in, out) / pixels);
      fflush(stdout);
    }
    return 0;
  }

  double *took = checked(calloc(rounds, sizeof *took));
  for (int round = 0; round < rounds; round++) took[round] = run(in, out);
  qsort(took, rounds, sizeof *took, ascending);
  double median = took[rounds / 2];
  printf("%zu images, mean %.0f px, %zu sizes: %.1f ns per pixel, %.4f ms per image\n",
         image_count, (double)pixels / image_count, plan_count, median / pixels, median / image_count / 1e6);
  return 0;
}
